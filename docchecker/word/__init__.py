"""Reading WordprocessingML: the only place, with ``repair``, that knows XML.

``package`` opens the file, ``properties`` reads single elements, ``theme``, ``styles``, ``tables`` and ``numbering``
hold what a document defines, ``cascade`` combines them into looks, ``body`` walks the text, ``reader`` puts it together.
"""
