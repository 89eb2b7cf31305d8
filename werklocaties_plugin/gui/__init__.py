"""What the desktop shows beside the toolbox."""
