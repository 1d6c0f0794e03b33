/**
 * Types of packages that belong to an operating system (purl-spec's names): of an image they are the platform's side,
 * and the team that owns the application can change none of them but by another base.
 */
export const PLATFORM_PACKAGES = ["deb", "rpm", "apk", "alpm", "ebuild"] as const;
