import { describe, expect, it } from "vitest";
import { redactHistory } from "./redact-history.ts";

const CANARY = "canary-83d1";

describe("redacted history", () => {
  it.each([
    [`ENV TOKEN=${CANARY} PATH=/usr/bin`, "ENV TOKEN PATH"],
    [`/bin/sh -c #(nop)  ENV OPTIONS=-Dkey=${CANARY} and more`, "/bin/sh -c #(nop)  ENV OPTIONS"],
    [`ENV TOKEN ${CANARY}`, "ENV TOKEN"],
    ["ARG VERSION", "ARG VERSION"],
    [
      `RUN |2 NPM_AUTH=${CANARY} V=1 /bin/sh -c npm ci # buildkit`,
      "RUN |2 NPM_AUTH V /bin/sh -c npm ci # buildkit",
    ],
    [`|1 NPM_AUTH=a ${CANARY} /bin/bash -ec make`, "|1 NPM_AUTH /bin/bash -ec make"],
    [`RUN |1 KEY=${CANARY}`, "RUN |1 KEY "],
    [
      `RUN /bin/sh -c curl -u bot:${CANARY} https://x.example`,
      "RUN /bin/sh -c curl -u [redacted] https://x.example",
    ],
    [`RUN curl -ubot:${CANARY} x`, "RUN curl -u[redacted] x"],
    [`RUN curl -H "Authorization: Bearer ${CANARY}" x`, 'RUN curl -H "Authorization: Bearer [redacted]" x'],
    [`RUN git clone https://bot:${CANARY}@git.example/a`, "RUN git clone https://[redacted]@git.example/a"],
    [`RUN sshpass -p ${CANARY} ssh a`, "RUN sshpass -p [redacted] ssh a"],
    [
      `RUN echo "machine a login b password ${CANARY}" > .netrc`,
      'RUN echo "machine a login b password [redacted] > .netrc',
    ],
    ["RUN useradd -u 1000 app && chown -R app:app /srv", "RUN useradd -u 1000 app && chown -R app:app /srv"],
    ['CMD ["nginx" "-g" "daemon off;"]', 'CMD ["nginx" "-g" "daemon off;"]'],
    ["ADD https://get.example/tool.tgz /opt", "ADD https://get.example/tool.tgz /opt"],
  ])("of %j is %j", (line, redacted) => {
    expect(redactHistory(line)).toBe(redacted);
    expect(redactHistory(line)).not.toContain(CANARY);
  });

  it("is itself after a second time, and bounded", () => {
    const line = `RUN ${"a:".repeat(20_000)}`;
    const once = redactHistory(line);
    expect(once.length).toBeLessThan(5000);
    expect(redactHistory(once)).toBe(once);
  });
});
