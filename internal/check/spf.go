package check

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strings"

	"replyaudit/internal/campaign"
)

// nobody is an address that no mail comes from (RFC 5737): a record that is read
// for it is read to its end.
var nobody = netip.AddrFrom4([4]byte{192, 0, 2, 1})

// spf tells whether a domain says who may send in its name, and whether that is
// valid and covers our submission servers, as far as the record alone can tell.
func (r *run) spf(ctx context.Context, domain string) {
	const publish = "Publish one SPF record that names the hosts which send for the domain; its mail host's help page has it."
	s := &sender{dns: r.dns}
	verdict, err := s.evaluate(ctx, domain, nobody)
	switch {
	case errors.Is(err, errBadSPF):
		r.add(domain, "spf", Failed, err.Error(), "Correct the SPF record; until then receivers count every letter as unauthorised.")
		return
	case errors.Is(err, errUntold):
		r.skip(domain, "spf", "cannot be told from here: %v", err)
		return
	case err != nil:
		r.skip(domain, "spf", "could not be asked: %v", err)
		return
	case verdict == "none":
		r.add(domain, "spf", Warning, "there is no record", publish)
		return
	case verdict == "pass":
		r.add(domain, "spf", Warning, "the record lets every host of the world send for the domain", "End the SPF record with ~all or -all.")
		return
	}
	r.ok(domain, "spf", "one record, valid; %s", r.covered(ctx, domain))
}

// covered says whether the record names the submission servers of the domain's
// personas. They need not be the hosts that letters leave from.
func (r *run) covered(ctx context.Context, domain string) string {
	for _, p := range r.Campaign.Personas {
		m, _ := r.Campaign.MailboxByKey(p.Mailbox)
		if campaign.DomainOf(p.Address) != domain || m.SMTP.Host == "" {
			continue
		}
		ips, err := r.dns.ips(ctx, m.SMTP.Host)
		if err != nil {
			continue
		}
		for _, ip := range ips {
			s := &sender{dns: r.dns}
			if verdict, err := s.evaluate(ctx, domain, ip); err == nil && verdict == "pass" {
				return "it names " + m.SMTP.Host
			}
		}
		return fmt.Sprintf("it does not name %s itself, and whether it names the hosts behind it only a received letter shows", m.SMTP.Host)
	}
	return "whether it names our host cannot be told"
}

var (
	errBadSPF = errors.New("the record is not valid")
	errUntold = errors.New("the record depends on the letter")
)

// sender evaluates an SPF record for one host (RFC 7208).
type sender struct {
	dns     *dns
	lookups int
}

// maxLookups is the most that a record may cost (RFC 7208 section 4.6.4).
const maxLookups = 10

func (s *sender) evaluate(ctx context.Context, domain string, ip netip.Addr) (verdict string, err error) {
	records, err := s.dns.texts(ctx, domain, "v=spf1 ")
	if err != nil || len(records) == 0 {
		return "none", err
	}
	if len(records) > 1 {
		return "", fmt.Errorf("%w: %s has %d records that begin with v=spf1, and one is allowed", errBadSPF, domain, len(records))
	}
	redirect := ""
	for _, term := range strings.Fields(records[0])[1:] {
		if strings.Contains(term, "%") {
			return "", fmt.Errorf("%w: %s", errUntold, term)
		}
		if name, value, ok := strings.Cut(term, "="); ok && !strings.ContainsAny(name, ":/") {
			if strings.EqualFold(name, "redirect") {
				redirect = value
			}
			continue // unknown modifiers are to be ignored (section 6)
		}
		verdict, name := qualified(term)
		matches, err := s.matches(ctx, domain, name, ip)
		if err != nil {
			return "", err
		}
		if matches {
			return verdict, nil
		}
	}
	if redirect == "" {
		return "neutral", nil
	}
	if err := s.count(); err != nil {
		return "", err
	}
	return s.evaluate(ctx, redirect, ip)
}

func qualified(term string) (verdict, mechanism string) {
	switch term[0] {
	case '+':
		return "pass", term[1:]
	case '-':
		return "fail", term[1:]
	case '~':
		return "softfail", term[1:]
	case '?':
		return "neutral", term[1:]
	}
	return "pass", term
}

// count takes one of the lookups that a record may cost.
func (s *sender) count() error {
	if s.lookups++; s.lookups > maxLookups {
		return fmt.Errorf("%w: it takes more than %d lookups", errBadSPF, maxLookups)
	}
	return nil
}

// matches tells whether a mechanism names the host.
func (s *sender) matches(ctx context.Context, domain, term string, ip netip.Addr) (bool, error) {
	name, argument, _ := strings.Cut(term, ":")
	name, bits, _ := strings.Cut(strings.ToLower(name), "/")
	switch name {
	case "all":
		return true, nil
	case "ip4", "ip6":
		return inNetwork(argument, ip)
	case "ptr", "exists":
		return false, fmt.Errorf("%w: %s", errUntold, term)
	case "include", "a", "mx":
	default:
		return false, fmt.Errorf("%w: %q is nothing that SPF knows", errBadSPF, term)
	}
	if err := s.count(); err != nil {
		return false, err
	}
	target, length, cut := strings.Cut(argument, "/")
	if !cut {
		length = bits
	}
	if target == "" {
		target = domain
	}
	if name == "include" {
		return s.includes(ctx, target, ip)
	}
	return s.among(ctx, target, length, name == "mx", ip)
}

func (s *sender) includes(ctx context.Context, domain string, ip netip.Addr) (bool, error) {
	verdict, err := s.evaluate(ctx, domain, ip)
	if err == nil && verdict == "none" {
		err = fmt.Errorf("%w: it includes %s, which has no record", errBadSPF, domain)
	}
	return verdict == "pass", err
}

// among tells whether a host is one of the addresses of a domain or of its mail hosts.
func (s *sender) among(ctx context.Context, domain, bits string, mx bool, ip netip.Addr) (bool, error) {
	hosts := []string{domain}
	if mx {
		records, err := s.dns.mx(ctx, domain)
		if err != nil {
			return false, err
		}
		hosts = mailHosts(records)
	}
	for _, host := range hosts {
		ips, err := s.dns.ips(ctx, host)
		if err != nil {
			return false, err
		}
		for _, found := range ips {
			text := found.String()
			if v4, _, _ := strings.Cut(bits, "/"); v4 != "" && found.Is4() {
				text += "/" + v4
			}
			if in, err := inNetwork(text, ip); in || err != nil {
				return in, err
			}
		}
	}
	return false, nil
}

func mailHosts(records []*net.MX) (hosts []string) {
	for _, m := range records {
		hosts = append(hosts, strings.TrimSuffix(m.Host, "."))
	}
	return hosts
}

func inNetwork(text string, ip netip.Addr) (bool, error) {
	if !strings.Contains(text, "/") {
		alone, err := netip.ParseAddr(text)
		if err != nil {
			return false, fmt.Errorf("%w: %q is no address", errBadSPF, text)
		}
		return alone.Unmap() == ip.Unmap(), nil
	}
	network, err := netip.ParsePrefix(text)
	if err != nil {
		return false, fmt.Errorf("%w: %q is no network", errBadSPF, text)
	}
	return network.Contains(ip.Unmap()), nil
}
