import { asObjects, asWord } from "../json-value.ts";
import { LOOPBACK } from "../started-container.ts";

/** `0.0.0.0:80->80/tcp`, `[::]:8000-8002->8000-8002/tcp`, `80->80/tcp`; unpublished ones have no arrow. */
const PRINTED = /^(?:(.*):)?(\d+)(?:-(\d+))?->/;
const LAST_PORT = 65_535;

/** Ports that are published beyond the machine itself: the API's objects, Podman's, or the command's printed text. */
export function publishedPortsOf(ports: unknown): number[] {
  const found = new Set<number>();
  const add = (address: string, first: number, last = first) => {
    // Checked before counting: beyond 2⁵³ adding one changes nothing.
    if (LOOPBACK.test(address) || !Number.isInteger(first) || first < 1) return;
    for (let port = first; port <= Math.min(last, LAST_PORT); port += 1) found.add(port);
  };
  if (typeof ports === "string") {
    for (const printed of ports.split(/,\s*/)) {
      const match = PRINTED.exec(printed);
      if (match) add(match[1] ?? "", Number(match[2]), Number(match[3] ?? match[2]));
    }
  }
  for (const port of asObjects(ports))
    add(asWord(port.IP) ?? asWord(port.host_ip) ?? "", Number(port.PublicPort ?? port.host_port));
  return [...found];
}
