"""Values and rules. Standard library only: no input or output, no clock, no Qt, no boto3."""
