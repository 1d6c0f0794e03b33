import { BlockList, isIP, isIPv4 } from "node:net";

/**
 * Blocks that are not "globally reachable" in IANA's registries of special-purpose addresses (RFC 6890), multicast, and
 * what clouds answer their machines under: 169.254.169.254 and fd00:ec2::254 are among them, 168.63.129.16 is not.
 */
const V4 =
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 " +
  "192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4";
/** Parts of the one block of global unicast, 2000::/3, that are none: protocol assignments, documentation, 6to4. */
const V6 = "2001::/23 2001:db8::/32 2002::/16 3fff::/20";

const blocks = (text: string, family: "ipv4" | "ipv6"): BlockList => {
  const list = new BlockList();
  for (const block of text.split(" ")) {
    const [net = "", prefix] = block.split("/");
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
};

const NOT_PUBLIC_V4 = blocks(V4, "ipv4");
const NOT_PUBLIC_V6 = blocks(V6, "ipv6");
const GLOBAL_V6 = blocks("2000::/3", "ipv6");

/** Whether an address is anybody's on the Internet. IPv4 inside IPv6, in whatever form, is not: it would be a disguise. */
export const isPublicAddress = (address: string): boolean =>
  isIPv4(address)
    ? !NOT_PUBLIC_V4.check(address, "ipv4")
    : isIP(address) === 6 && GLOBAL_V6.check(address, "ipv6") && !NOT_PUBLIC_V6.check(address, "ipv6");
