"""The demo: the whole way from data to results on the fictional demo province, and a project to look at them."""
