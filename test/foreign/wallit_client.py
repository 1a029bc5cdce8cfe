"""Asks Wallit's REST API, as its page describes it, with nothing but the standard library: prints what was sent and answered.

python3 wallit_client.py <address> <key> <secret> <method> <path> [<name>=<value> …] [--json <body>]
"""
import base64, hashlib, hmac, http.client, json, sys
from email.utils import formatdate
from urllib.parse import urlencode, urlsplit


def signed(key, secret, method, path, query):
    timestamp = formatdate(usegmt=True)
    parameters = "&".join(f"{name}={value}".lower() for name, value in sorted(query, key=lambda pair: pair[0].lower()))
    text = "\n".join([method.upper(), timestamp, path.lower(), parameters])
    token = base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()).decode()
    return {"Accept": "application/json", "Timestamp": timestamp, "Authentication": f"{key}:{token}"}


address, key, secret, method, path, *words = sys.argv[1:]
body = words[words.index("--json") + 1].encode() if "--json" in words else None
pairs = words[: words.index("--json")] if "--json" in words else words
query = [tuple(word.split("=", 1)) for word in pairs]
headers = signed(key, secret, method, path, query)
if body is not None:
    headers["Content-Type"] = "application/json"
target = path + ("?" + urlencode(query) if query else "")
connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
connection.request(method, target, body=body, headers=headers)
answer = connection.getresponse()
sent = {"method": method, "path": path, "target": target, "headers": headers}
print(json.dumps({"sent": sent, "status": answer.status, "body": json.loads(answer.read())}))
