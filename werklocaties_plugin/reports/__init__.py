"""What is shown beside the map: charts, and reports made of them. No Qt: they are drawn on a server too."""
