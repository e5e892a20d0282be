"""The same job on AWS's own engine: a Step Functions machine over a table in S3, for others to deploy."""
