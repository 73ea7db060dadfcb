"""Checking many files at once: worker processes, time and memory limits, a cluster."""
