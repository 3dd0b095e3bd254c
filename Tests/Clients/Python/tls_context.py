"""What clients need to call by TLS, where SHORTCODE_TEST_CA names the certificate that they trust."""
import os
import ssl


def tls_context():
    """The context, or None where the test is without TLS; smpplib says no name that could be looked at."""
    trusted = os.environ.get("SHORTCODE_TEST_CA")
    if not trusted:
        return None
    context = ssl.create_default_context(cafile=trusted)
    context.check_hostname = False
    return context
