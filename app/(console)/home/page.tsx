import { redirect } from "next/navigation";
import { currentActor } from "@/lib/access/current.ts";
import { homeOf } from "@/lib/access/home.ts";

export default async function HomePage() {
  redirect(homeOf((await currentActor()).role));
}
