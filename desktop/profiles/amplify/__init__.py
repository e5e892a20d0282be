"""Reading the configuration files of Amplify, in five shapes, without running anything. Pure."""
