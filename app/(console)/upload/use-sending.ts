"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api } from "@/lib/http/api.ts";
import type { DeliveryView } from "@/lib/ingest/schema.ts";
import { sendFile } from "./send-file.ts";

/** A file on its way; once it was taken in it is a delivery, and no longer ours to follow. */
export interface Sending {
  id: number;
  file: File;
  preview: boolean;
  sent: number;
  state: "waiting" | "sending" | "refused" | "repeated";
  complaint?: string;
}

const AT_ONCE = 2;

/** Sends files two at a time and hands each over to the list of deliveries when the server has it for good. */
export function useSending(initialCollectorId: number | null, preview: boolean) {
  const client = useQueryClient();
  const [collectorId, setCollectorId] = useState(initialCollectorId);
  const [files, setFiles] = useState<Sending[]>([]);
  const waiting = useRef<Sending[]>([]);
  const running = useRef(0);
  const counter = useRef(0);

  const change = (id: number, values: Partial<Sending>) =>
    setFiles((all) => all.map((one) => (one.id === id ? { ...one, ...values } : one)));
  const dismiss = (id: number) => setFiles((all) => all.filter((one) => one.id !== id));

  const send = async ({ id, file, preview }: Sending) => {
    change(id, { state: "sending" });
    try {
      const { deliveryId, repeated } = await sendFile(file, preview, (sent) => change(id, { sent }));
      const delivery = await api<DeliveryView>("GET", `/deliveries/${deliveryId}`);
      setCollectorId(delivery.collector.id);
      await client.invalidateQueries({ queryKey: ["deliveries"] });
      if (repeated) change(id, { state: "repeated" });
      else dismiss(id);
    } catch (error) {
      change(id, { state: "refused", complaint: (error as Error).message });
    }
  };
  const next = async (): Promise<void> => {
    const one = running.current < AT_ONCE ? waiting.current.shift() : undefined;
    if (!one) return;
    running.current += 1;
    await send(one);
    running.current -= 1;
    void next();
  };
  const add = (chosen: Iterable<File>) => {
    const added = Array.from(chosen, (file) => {
      counter.current += 1;
      return { id: counter.current, file, preview, sent: 0, state: "waiting" as const };
    });
    setFiles((all) => [...added, ...all]);
    waiting.current.push(...added);
    for (let i = 0; i < AT_ONCE; i++) void next();
  };
  return { collectorId, files, add, dismiss };
}
