"""What is kept: records, files and jobs, as protocols."""
