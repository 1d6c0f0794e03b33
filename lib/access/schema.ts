import { z } from "zod";
import { ROLES } from "./actor.ts";
import { PERMISSIONS } from "./permissions.ts";

export const RoleName = z.enum(ROLES);

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email("That is not an e-mail address."));

/** NIST SP 800-63B 3.1.1: length counts, composition rules don't. */
export const Password = z
  .string()
  .min(12, "Use at least 12 characters.")
  .max(256, "Use at most 256 characters.");

export const Welcome = z.strictObject({
  token: z.string().min(20).max(200),
  name: z.string().trim().min(1).max(100),
  email: Email,
  password: Password,
});
export type Welcome = z.infer<typeof Welcome>;

export const Person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: RoleName,
  createdAt: z.string(),
  signedInAt: z.string().nullable(),
  disabledAt: z.string().nullable(),
  /** They sign in with a code beside the password. */
  secondFactor: z.boolean(),
});
export type Person = z.infer<typeof Person>;

export const NewPerson = z.strictObject({
  name: z.string().trim().min(1).max(100),
  email: Email,
  role: RoleName,
  password: Password,
});
export type NewPerson = z.infer<typeof NewPerson>;

export const PersonChange = z
  .strictObject({ role: RoleName.optional(), disabled: z.boolean().optional() })
  .refine((change) => Object.keys(change).length > 0, "Say what to change: role, disabled.");
export type PersonChange = z.infer<typeof PersonChange>;

export const Me = Person.extend({ permissions: z.array(z.enum(PERMISSIONS)) });
export type Me = z.infer<typeof Me>;

export const OwnSession = z.object({
  /** Names it in addresses; opens nothing. */
  name: z.string(),
  current: z.boolean(),
  createdAt: z.string(),
  seenAt: z.string(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});
export type OwnSession = z.infer<typeof OwnSession>;

export const PasswordChange = z.strictObject({ current: z.string().max(256), password: Password });
export type PasswordChange = z.infer<typeof PasswordChange>;
