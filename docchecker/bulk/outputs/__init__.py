"""What a batch writes: workbook, pages, letters, results for programs."""
