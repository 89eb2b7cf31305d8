"""The Processing algorithms: parameters in, core call, sink out. The core is imported only when one runs."""
