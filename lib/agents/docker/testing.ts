import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** A real engine of a test's own: its containers, images and socket end with it. */
export interface Podman {
  socket: string;
  /** Runs the command on this engine's store; what it prints. */
  run(...args: string[]): string;
  stop(): Promise<void>;
}

export const PODMAN_IMAGE = "registry.example/shop/web:1.0";
const NEEDED = ["podman", "runc", "busybox", "tar"];
const PATIENCE_MS = 10_000;

/** Starts Podman's API with an image of busybox, without network. Where that cannot be done it says why. */
export const startPodman = async (): Promise<Podman | string> => {
  const missing = NEEDED.filter((program) => !isInstalled(program));
  if (missing.length > 0) return `${missing.join(", ")} missing: apt-get install podman runc busybox-static`;
  if (process.getuid?.() !== 0) return "only root can start containers here";
  // Podman refuses a folder for its state whose path is longer than 50 characters.
  const folder = mkdtempSync(join(tmpdir(), "pm-"));
  const env = { ...process.env, CONTAINERS_CONF: configuration(folder), DOCKER_HOST: "" };
  const store = ["--root", join(folder, "root"), "--runroot", join(folder, "run"), "--storage-driver", "vfs"];
  const run = (...args: string[]) =>
    execFileSync("podman", [...store, ...args], { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const socket = join(folder, "podman.sock");
  let service: ChildProcess | undefined;
  const stop = async () => {
    await ended(service);
    removeAll(run);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    run("import", "--change", 'CMD ["/bin/sleep","300"]', rootFileSystem(folder), PODMAN_IMAGE);
    run("run", "--rm", PODMAN_IMAGE, "true");
    service = spawn("podman", [...store, "system", "service", "--time=0", `unix://${socket}`], {
      env,
      stdio: "ignore",
    });
    for (const until = Date.now() + PATIENCE_MS; !existsSync(socket) && Date.now() < until; )
      await new Promise((resolve) => setTimeout(resolve, 50));
    return { socket, run, stop };
  } catch (error) {
    await stop();
    const { stderr, message } = error as Error & { stderr?: string };
    return `Podman starts no container here: ${(stderr || message).trim().split("\n").at(-1)}`;
  }
};

const isInstalled = (program: string): boolean =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));

/** Its own locks and state: other engines of the machine are left alone. */
const configuration = (folder: string): string => {
  const file = join(folder, "containers.conf");
  writeFileSync(
    file,
    `[containers]
default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
netns = "none"
pids_limit = 0
[engine]
cgroup_manager = "cgroupfs"
runtime = "runc"
events_logger = "file"
lock_type = "file"
tmp_dir = "${join(folder, "tmp")}"
`,
  );
  return file;
};

const rootFileSystem = (folder: string): string => {
  const root = join(folder, "rootfs");
  mkdirSync(join(root, "bin"), { recursive: true });
  const busybox = execFileSync("sh", ["-c", "command -v busybox"], { encoding: "utf8" }).trim();
  copyFileSync(busybox, join(root, "bin", "busybox"));
  for (const name of ["sh", "sleep", "true"]) symlinkSync("busybox", join(root, "bin", name));
  const archive = join(folder, "rootfs.tar");
  execFileSync("tar", ["-C", root, "-cf", archive, "."]);
  return archive;
};

const ended = (child: ChildProcess | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (!child || child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });

const removeAll = (run: Podman["run"]): void => {
  try {
    run("rm", "--all", "--force", "--time", "0");
    run("rmi", "--all", "--force");
  } catch {
    // What never started has nothing to remove.
  }
};
