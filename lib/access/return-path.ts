/** Sends everybody on to the page of their role. */
export const HOME = "/home";

const NOWHERE = /^\/(api|sign-in|sign-out|welcome)(\/|\?|$)/;

/**
 * Where to go after signing in: a path of this very site, or home. Whatever a browser could read as another host
 * (`//host`, `/\host`, control characters that it drops) is not a path.
 */
export const returnPath = (wanted: string | string[] | null | undefined): string => {
  if (typeof wanted !== "string" || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes("\\"))
    return HOME;
  return NOWHERE.test(wanted) ? HOME : wanted;
};
