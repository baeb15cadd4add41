package check

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/mail"
)

// Resolver asks the domain name system; *net.Resolver is one.
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
	LookupMX(ctx context.Context, name string) ([]*net.MX, error)
	LookupTXT(ctx context.Context, name string) ([]string, error)
}

// dnsPatience is how long one question may take.
const dnsPatience = 5 * time.Second

var errNoDNS = errors.New("no DNS here: the resolver of this machine does not answer")

// dns asks a resolver and tells "there is no such thing" from "nobody answered".
// After two questions without any answer nothing more is asked.
type dns struct {
	resolver Resolver
	answered bool
	failures int
}

// ask returns what was found; nothing and no error when there is no such record.
func ask[T any](ctx context.Context, d *dns, question func(context.Context) ([]T, error)) ([]T, error) {
	if !d.answered && d.failures > 1 {
		return nil, errNoDNS
	}
	ctx, cancel := context.WithTimeout(ctx, dnsPatience)
	defer cancel()
	found, err := question(ctx)
	missing, ok := errors.AsType[*net.DNSError](err)
	switch {
	case err == nil, ok && missing.IsNotFound:
		d.answered = true
		return found, nil
	case !d.answered:
		d.failures++
		if d.failures > 1 {
			return nil, errNoDNS
		}
	}
	return nil, err
}

func (d *dns) ips(ctx context.Context, host string) ([]netip.Addr, error) {
	if ip, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{ip}, nil
	}
	return ask(ctx, d, func(ctx context.Context) ([]netip.Addr, error) { return d.resolver.LookupNetIP(ctx, "ip", host) })
}

func (d *dns) mx(ctx context.Context, domain string) ([]*net.MX, error) {
	return ask(ctx, d, func(ctx context.Context) ([]*net.MX, error) { return d.resolver.LookupMX(ctx, domain) })
}

// texts returns the TXT records of a name that begin with a version.
func (d *dns) texts(ctx context.Context, name, version string) ([]string, error) {
	all, err := ask(ctx, d, func(ctx context.Context) ([]string, error) { return d.resolver.LookupTXT(ctx, name) })
	return slices.DeleteFunc(all, func(s string) bool {
		head, _, _ := strings.Cut(strings.ToLower(s), " ")
		return !strings.HasPrefix(head+" ", version)
	}), err
}

// host tells whether a server's name can be found.
func (r *run) host(ctx context.Context, on, topic, host string) {
	topic += " host"
	if _, err := netip.ParseAddr(host); err == nil || host == "localhost" {
		r.ok(on, topic, "%s is this machine or a plain address", host)
		return
	}
	ips, err := r.dns.ips(ctx, host)
	switch {
	case err != nil:
		r.skip(on, topic, "%s could not be looked up: %v", host, err)
	case len(ips) == 0:
		r.add(on, topic, Failed, host+" has no address in the DNS", "Correct the name under host; the provider's help page says it.")
	default:
		r.ok(on, topic, "%s is %s", host, joined(ips))
	}
}

// domain looks at what receivers look at: where answers to a persona go, and who
// may send in its name.
func (r *run) domain(ctx context.Context, domain string) {
	if campaign.Reserved(domain) {
		r.skip(domain, "dns", "%s is a name for examples and belongs to nobody; nothing outside this machine can answer it", domain)
		return
	}
	r.mx(ctx, domain)
	r.spf(ctx, domain)
	r.dmarc(ctx, domain)
}

func (r *run) mx(ctx context.Context, domain string) {
	const repair = "Publish an MX record for the domain, or answers cannot arrive."
	records, err := r.dns.mx(ctx, domain)
	if err != nil {
		r.skip(domain, "mx", "could not be asked: %v", err)
		return
	}
	if len(records) == 1 && strings.Trim(records[0].Host, ".") == "" {
		r.add(domain, "mx", Failed, "says that the domain takes no mail (RFC 7505)", repair)
		return
	}
	if len(records) > 0 {
		var hosts []string
		for _, m := range records {
			hosts = append(hosts, strings.TrimSuffix(m.Host, "."))
		}
		r.ok(domain, "mx", "answers go to %s", strings.Join(hosts, ", "))
		return
	}
	// RFC 5321 section 5.1: the address of the domain itself stands in.
	if ips, err := r.dns.ips(ctx, domain); err == nil && len(ips) > 0 {
		r.add(domain, "mx", Warning, "there is none; answers go to the address of the domain itself, where most senders do not try", repair)
		return
	}
	r.add(domain, "mx", Failed, "there is neither an MX record nor an address", repair)
}

// dmarc looks for the policy of the domain, or of the one that it was registered
// under (RFC 7489 section 6.6.3).
func (r *run) dmarc(ctx context.Context, domain string) {
	for _, name := range slices.Compact([]string{domain, mail.Registrable(domain)}) {
		records, err := r.dns.texts(ctx, "_dmarc."+name, "v=dmarc1")
		switch {
		case err != nil:
			r.skip(domain, "dmarc", "could not be asked: %v", err)
			return
		case len(records) > 1:
			r.add(domain, "dmarc", Warning, fmt.Sprintf("there are %d records at _dmarc.%s, so that none counts", len(records), name), "Leave one DMARC record.")
			return
		case len(records) == 1:
			r.policy(domain, tags(records[0]))
			return
		}
	}
	r.add(domain, "dmarc", Warning, "there is no record", "Publish a DMARC record (v=DMARC1; p=none suffices); large providers mistrust mail of domains without one.")
}

func (r *run) policy(domain string, t map[string]string) {
	if !slices.Contains([]string{"none", "quarantine", "reject"}, t["p"]) {
		r.add(domain, "dmarc", Warning, fmt.Sprintf("the record has no valid policy (p=%s)", t["p"]), "Write p=none, quarantine or reject into the DMARC record.")
		return
	}
	how := func(tag string) string {
		if t[tag] == "s" {
			return "strict"
		}
		return "relaxed"
	}
	r.ok(domain, "dmarc", "policy %s; alignment of DKIM %s, of SPF %s", t["p"], how("adkim"), how("aspf"))
}

// tags reads the tags of a DMARC or DKIM record (RFC 6376 section 3.2).
func tags(record string) map[string]string {
	all := map[string]string{}
	for part := range strings.SplitSeq(record, ";") {
		if name, value, ok := strings.Cut(part, "="); ok {
			all[strings.ToLower(strings.TrimSpace(name))] = strings.Join(strings.Fields(value), "")
		}
	}
	return all
}

// dkim looks for the key of a signature that a letter of ours bears.
func (r *run) dkim(ctx context.Context, on string, signature map[string]string) {
	name := signature["s"] + "._domainkey." + signature["d"]
	records, err := ask(ctx, r.dns, func(ctx context.Context) ([]string, error) { return r.Resolver.LookupTXT(ctx, name) })
	switch {
	case err != nil:
		r.skip(on, "dkim key", "%s could not be asked: %v", name, err)
	case len(records) == 0:
		r.add(on, "dkim key", Warning, "there is no key at "+name, "Publish the key that the mail host signs with, or receivers count the signature as broken.")
	case tags(strings.Join(records, ""))["p"] == "":
		r.add(on, "dkim key", Warning, "the key at "+name+" is withdrawn", "Let the mail host sign with a key that is published.")
	default:
		r.ok(on, "dkim key", "published at %s", name)
	}
}

func joined(ips []netip.Addr) string {
	var all []string
	for _, ip := range ips {
		all = append(all, ip.String())
	}
	return strings.Join(all, ", ")
}
