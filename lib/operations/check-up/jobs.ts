import { connect } from "node:tls";
import { billEntries } from "../dependencies/bill.ts";
import { readLock } from "../dependencies/lock-file.ts";
import { matchOwnPackages } from "./read.ts";
import type { CertificateCheck } from "./schema.ts";
import { saveCheckUp } from "./write.ts";

const PATIENCE_MS = 10_000;

/** Every hour: what this installation can find out about itself. */
export const checkUp = async (): Promise<void> => {
  await saveCheckUp("certificate", await checkCertificate(process.env.NEXTAUTH_URL));
  await saveCheckUp("dependencies", await matchOwnPackages(billEntries(readLock())));
};

/** The certificate that is shown at the product's address, trusted by this machine or not; null for plain http. */
export const checkCertificate = async (address: string | undefined): Promise<CertificateCheck | null> => {
  if (!address || !URL.canParse(address)) return null;
  const { protocol, hostname, port } = new URL(address);
  if (protocol !== "https:") return null;
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  return new Promise((settle) => {
    const end = (found: Omit<CertificateCheck, "host">) => {
      socket.destroy();
      settle({ host, ...found });
    };
    // Only its dates are read; nothing is sent or believed.
    const socket = connect(
      { host, port: Number(port || 443), servername: host, rejectUnauthorized: false },
      () => {
        const { valid_to: validTo } = socket.getPeerCertificate();
        end({ validTo: validTo ? new Date(validTo).toISOString() : null, error: null });
      },
    );
    socket.setTimeout(PATIENCE_MS, () => end({ validTo: null, error: "no answer" }));
    socket.once("error", (error) => end({ validTo: null, error: error.message }));
  });
};
