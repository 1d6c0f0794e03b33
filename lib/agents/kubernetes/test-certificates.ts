import { execFileSync, spawnSync } from "node:child_process";

export const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

/** A certificate authority with the server's certificate, and another one that signed nothing. */
export const certify = (folder: string): void => {
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
  const key = (file: string) =>
    "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout".split(" ").concat(file);
  for (const name of ["ca", "other"])
    openssl(
      "req",
      "-x509",
      ...key(`${name}-key.pem`),
      "-out",
      `${name}.pem`,
      "-days",
      "2",
      "-subj",
      `/CN=${name}`,
    );
  const names = ["-addext", "subjectAltName=IP:127.0.0.1"];
  openssl("req", ...key("server-key.pem"), "-out", "request.pem", "-subj", "/CN=api", ...names);
  const ca = ["-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial", "-copy_extensions", "copy"];
  openssl("x509", "-req", "-in", "request.pem", ...ca, "-days", "2", "-out", "server.pem");
};
