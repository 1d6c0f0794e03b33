"use client";

import PageError from "./error.tsx";
import "./globals.css";

export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Plimsoll could not be shown</title>
        <main className="pt-[15vh]">
          <PageError {...props} />
        </main>
      </body>
    </html>
  );
}
