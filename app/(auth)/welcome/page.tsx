import { WelcomeForm } from "./welcome-form.tsx";

export const metadata = { title: "Welcome" };

export default function WelcomePage() {
  return (
    <>
      <h1 className="mb-1 font-semibold text-lg">Welcome aboard</h1>
      <p className="mb-6 text-muted text-sm">
        This link works once. It makes your account, with the rights of an administrator if you are the first.
      </p>
      <WelcomeForm />
    </>
  );
}
