"""`python -m strict_moto`"""

from .server import main

main()
