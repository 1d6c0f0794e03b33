import { redirect } from "next/navigation";
import { findCurrentActor } from "@/lib/access/current.ts";
import { isAnybodyHere } from "@/lib/access/read.ts";
import { returnPath } from "@/lib/access/return-path.ts";
import { SignInForm } from "./sign-in-form.tsx";

export const metadata = { title: "Sign in" };

export default async function SignInPage(props: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const path = returnPath((await props.searchParams).return);
  if (await findCurrentActor()) redirect(path);
  return (
    <>
      <h1 className="mb-1 font-semibold text-lg">Sign in</h1>
      <p className="mb-6 text-muted text-sm">
        {(await isAnybodyHere())
          ? "With the e-mail address and password of your account."
          : "Nobody has an account yet. The one-time link that npm start prints makes the first one."}
      </p>
      <SignInForm path={path} />
    </>
  );
}
