import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors.ts";

/** What is not there is the page that says so, not an error. */
export const orNotFound = async <T>(asked: Promise<T>): Promise<T> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return notFound();
    throw error;
  }
};
