"""What is generated and committed: `make docs` makes it again, and tests hold it to its sources."""
