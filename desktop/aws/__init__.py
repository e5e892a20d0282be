"""The adapter to AWS: the only place that knows boto3. Its heavy part is loaded in a worker's thread."""
