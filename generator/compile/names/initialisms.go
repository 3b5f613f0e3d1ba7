// The table of initialisms: short words that Go people and the official Azure
// modules write in capitals. A word is looked up whole and in lower case, with a
// plural s or trailing digits allowed ("ids" is IDs, "utf8" is UTF8). Words that
// the official modules leave alone (Bgp, Cors, Ddos, Etag, Fqdn, Nat, Sas, Vnet)
// are left out on purpose.

package names

var initialisms = map[string]string{
	"aad": "AAD", "acl": "ACL", "api": "API", "ascii": "ASCII",
	"cpu": "CPU", "css": "CSS", "dns": "DNS", "eof": "EOF",
	"gpu": "GPU", "guid": "GUID", "html": "HTML", "http": "HTTP", "https": "HTTPS",
	"id": "ID", "iops": "IOPS", "ip": "IP", "ipsec": "IPSec", "ipv4": "IPv4", "ipv6": "IPv6",
	"json": "JSON", "jwt": "JWT", "lun": "LUN", "os": "OS", "ram": "RAM", "rbac": "RBAC", "rpc": "RPC",
	"sdk": "SDK", "sku": "SKU", "sla": "SLA", "smtp": "SMTP", "sql": "SQL", "ssd": "SSD",
	"ssh": "SSH", "ssl": "SSL", "sso": "SSO", "tcp": "TCP", "tls": "TLS", "ttl": "TTL",
	"udp": "UDP", "ui": "UI", "uid": "UID", "uri": "URI", "url": "URL", "utc": "UTC", "utf": "UTF",
	"uuid": "UUID", "vm": "VM", "vpn": "VPN", "xml": "XML", "xss": "XSS", "yaml": "YAML",
}
