import Link from "next/link";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";

export const metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <main className="pt-[15vh]">
      <ErrorState
        what="There is nothing at this address"
        why="The thing may have been removed, or it lies outside what your role and teams let you see."
        todo="Check the address, or search for the thing by name from any page with ⌘K or Ctrl K."
        action={
          <Button asChild>
            <Link href="/">Go to posture</Link>
          </Button>
        }
      />
    </main>
  );
}
