"""What stays on this computer: profiles in the open, everything else sealed."""
