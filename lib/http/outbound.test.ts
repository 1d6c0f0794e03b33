import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { fetchDocument } from "./outbound.ts";
import { isPublicAddress } from "./public-address.ts";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** A real server on a free port, and what it was asked for. */
const serve = async (answer: RequestListener) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { port, host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}`, asked };
};
const LIMITS = { sent: 100_000, inflated: 200_000, ratio: 20, ratioFrom: 100_000 };
const code = (error: string) => expect.objectContaining({ code: error });

describe("an address that the operator allows", () => {
  it("answers, packed or not, and after a redirect within the list", async () => {
    const there = await serve((request, response) => {
      if (request.url === "/moved") response.writeHead(302, { location: "/feed" }).end();
      else response.end(request.url === "/packed" ? gzipSync("the feed") : "the feed");
    });
    for (const path of ["/feed", "/packed", "/moved"])
      expect(String(await fetchDocument(there.url + path, { allow: `other.example:1, ${there.host}` }))).toBe(
        "the feed",
      );
  });

  it("is reached where its name led when it was checked, not where it leads by then", async () => {
    const there = await serve((_, response) => response.end("pinned"));
    const address = `feeds.invalid:${there.port}`;
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: "127.0.0.1", family: 4 }];
    };
    expect(String(await fetchDocument(`http://${address}/`, { allow: address, resolve }))).toBe("pinned");
    expect(asked).toBe(1);
  });
});

describe("an address that leads inside", () => {
  it.each([
    "https://127.0.0.1/",
    "https://localhost/",
    "https://0x7f.1/",
    "https://2130706433/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[fd00:ec2::254]/",
    "https://168.63.129.16/",
    "https://10.1.2.3/",
    "https://0.0.0.0/",
  ])("%s is refused", async (address) => {
    await expect(fetchDocument(address, { allow: "" })).rejects.toThrow(/not on the Internet/);
  });

  it("is refused by name too, if only one of its addresses is private", async () => {
    for (const addresses of [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["2606:4700::1", "::1"]]) {
      const resolve = async () =>
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
      await expect(fetchDocument("https://feeds.example/", { allow: "", resolve })).rejects.toEqual(
        code("forbidden"),
      );
    }
  });

  it("is never asked, nor is another port of an allowed host", async () => {
    const there = await serve((_, response) => response.end("secret"));
    for (const allow of ["", `127.0.0.1:${there.port + 1}`, "127.0.0.1"])
      await expect(fetchDocument(there.url, { allow })).rejects.toEqual(code("forbidden"));
    expect(there.asked).toEqual([]);
  });

  it.each([
    "http://169.254.169.254/latest/meta-data/",
    "https://169.254.169.254/latest/meta-data/",
    "https://localhost/",
    "https://[::1]/",
    "http://example.com/",
    "https://example.com:8443/",
    "https://name:password@example.com/",
    "file:///etc/passwd",
    "gopher://127.0.0.1/",
    "//127.0.0.1:1/",
    "https://",
  ])("is refused behind a redirect: %s", async (location) => {
    const there = await serve((_, response) => response.writeHead(302, { location }).end());
    await expect(fetchDocument(there.url, { allow: there.host })).rejects.toEqual(code("forbidden"));
    expect(there.asked).toEqual(["/"]);
  });

  it("is refused behind a redirect to another local server", async () => {
    const inside = await serve((_, response) => response.end("secret"));
    const there = await serve((_, response) => response.writeHead(307, { location: inside.url }).end());
    await expect(fetchDocument(there.url, { allow: there.host })).rejects.toEqual(code("forbidden"));
    expect(inside.asked).toEqual([]);
  });
});

describe("an answer that is none", () => {
  const refusing = async (answer: RequestListener, timeoutMs = 5_000) => {
    const there = await serve(answer);
    const started = performance.now();
    const error = await fetchDocument(there.url, { allow: there.host, limits: LIMITS, timeoutMs }).then(
      () => null,
      (reason: unknown) => reason,
    );
    return { error, ms: performance.now() - started };
  };

  it("too large: as stated, as sent, as unpacked", async () => {
    const answers: RequestListener[] = [
      (_, response) => response.writeHead(200, { "content-length": 10_000_000 }).write("x"),
      (_, response) => {
        const piece = Buffer.alloc(50_000);
        const more = () => void response.write(piece, () => setImmediate(more));
        more();
      },
      (_, response) => response.end(gzipSync(Buffer.alloc(5_000_000))),
    ];
    for (const answer of answers) expect((await refusing(answer)).error).toEqual(code("too_large"));
  });

  it("too slow: silent, or trickling", async () => {
    const answers: RequestListener[] = [
      () => undefined,
      (_, response) => {
        const timer = setInterval(() => response.write("x"), 20);
        response.on("close", () => clearInterval(timer));
      },
    ];
    for (const answer of answers) {
      const { error, ms } = await refusing(answer, 300);
      expect(error).toMatchObject({ code: "unavailable", message: expect.stringMatching(/did not answer/) });
      expect(ms).toBeLessThan(2_000);
    }
  });

  it("redirects for ever, fails, breaks off, or does not listen", async () => {
    const answers: RequestListener[] = [
      (request, response) => response.writeHead(302, { location: `${request.url}x` }).end(),
      (_, response) => response.writeHead(500).end("the body is nobody's business"),
      (_, response) => response.writeHead(304).end(),
      (_, response) => {
        response.writeHead(200, { "content-length": 100 }).write("x");
        setTimeout(() => response.destroy(), 20);
      },
    ];
    for (const answer of answers) {
      const { error } = await refusing(answer);
      expect(error).toEqual(code("unavailable"));
      expect(String(error)).not.toContain("nobody's business");
    }
    await expect(fetchDocument("http://127.0.0.1:9/", { allow: "127.0.0.1:9" })).rejects.toEqual(
      code("unavailable"),
    );
  });
});

describe("addresses", () => {
  it.each(["1.1.1.1", "93.184.215.14", "172.32.0.1", "192.169.0.1", "2606:4700:4700::1111"])(
    "%s is public",
    (one) => {
      expect(isPublicAddress(one)).toBe(true);
    },
  );
  it.each([
    "100.100.100.200",
    "192.0.0.192",
    "255.255.255.255",
    "fe80::1",
    "ff02::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "::",
    "fe80::1%1",
    "x",
  ])("%s is not", (one) => {
    expect(isPublicAddress(one)).toBe(false);
  });
  it("of IPv4 are never public when wrapped in IPv6", () => {
    fc.assert(
      fc.property(fc.ipV4(), (v4) => !isPublicAddress(`::ffff:${v4}`) && !isPublicAddress(`64:ff9b::${v4}`)),
    );
  });
});
