"""The panes of the main window. None knows another: signals go up, calls come down."""
