const NOWHERE = /^\/(api|sign-in|sign-out|welcome)(\/|\?|$)/;

/**
 * Where to go after signing in: a path of this very site, or "/". Whatever a browser could read as another host
 * (`//host`, `/\host`, control characters that it drops) is not a path.
 */
export const returnPath = (wanted: string | string[] | null | undefined): string => {
  if (typeof wanted !== "string" || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes("\\"))
    return "/";
  return NOWHERE.test(wanted) ? "/" : wanted;
};
