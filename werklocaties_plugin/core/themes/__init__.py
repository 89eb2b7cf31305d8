"""The themes: layer in, indicators out. One file each, with one public function `assess`."""
