import type { Answer, ShownParcel } from "@/lib/notifications/messages/schema.ts";

const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

const Block = ({ text }: { text: string }) => (
  <pre
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    tabIndex={0}
    className="max-h-96 overflow-auto whitespace-pre-wrap break-words rounded-md border border-line bg-paper p-3 font-mono text-xs"
  >
    {text}
  </pre>
);

/** What a receiver said; text of strangers, shown as text. */
export function AnswerText({ answer }: { answer: Answer }) {
  return (
    <section aria-label="Answer" className="grid gap-1.5 text-sm">
      <h3 className="font-semibold">Answer</h3>
      <p className="break-words">{answer.status}</p>
      {answer.body === "" ? null : <Block text={pretty(answer.body)} />}
    </section>
  );
}

export function PayloadText({ payload: { to, headers, body } }: { payload: ShownParcel }) {
  const lines = [to, ...headers.map(({ name, value }) => `${name}: ${value}`), "", pretty(body)];
  return (
    <section aria-label="Payload" className="grid gap-1.5 text-sm">
      <h3 className="font-semibold">Payload</h3>
      <Block text={lines.join("\n")} />
    </section>
  );
}
