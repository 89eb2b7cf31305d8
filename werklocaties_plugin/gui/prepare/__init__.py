"""The dialog 'Gegevens gereedmaken' and the list of findings."""
