/**
 * Preloaded into every process the launcher starts (`node --import`): when the launcher is gone, however it went,
 * the channel to it closes and the process ends as if it had been asked to. Node hands the preload down to the
 * workers a process forks; their channel is their parent's affair.
 */
if (process.env.PLIMSOLL_LAUNCHER === String(process.ppid)) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
}
