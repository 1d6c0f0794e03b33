import { type Connection, looksOf, type Pipeline } from "./commands.ts";

/** A service for what Plimsoll's own command stays and looks at. It may talk to that and to Plimsoll, and keep its spool. */
export const systemdUnit = (connection: Connection): Pipeline => {
  const { kind, url, token } = connection;
  const [, command] = looksOf(connection)[0]!;
  const docker = kind === "docker";
  const name = docker ? "collect" : `collect-${kind}`;
  return {
    before: `Put the command at /usr/local/bin/plimsoll, and into /etc/plimsoll/${name}.env, which root alone may read, the lines PLIMSOLL_URL=${url} and PLIMSOLL_TOKEN=${token}`,
    fileName: `/etc/systemd/system/plimsoll-${name}.service`,
    text: `[Unit]
Description=Plimsoll's look at ${docker ? "the containers of this host" : "an image registry"}
Wants=network-online.target
After=network-online.target${docker ? " docker.service podman.socket" : ""}

[Service]
ExecStart=/usr/local/bin/${command}
EnvironmentFile=/etc/plimsoll/${name}.env
DynamicUser=yes
${docker ? "SupplementaryGroups=docker\n" : ""}StateDirectory=${docker ? "plimsoll" : `plimsoll-${kind}`}
Restart=on-failure
RestartSec=10
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
CapabilityBoundingSet=
RestrictAddressFamilies=${docker ? "AF_UNIX " : ""}AF_INET AF_INET6

[Install]
WantedBy=multi-user.target
`,
  };
};
