import { expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { problemResponse } from "./problem.ts";

const sqlError = (code: string) => Object.assign(new Error("terminating connection"), { code });

it.each([
  ["an error of the product's own words", new AppError("conflict", "Taken."), 409, null],
  ["a database that is shutting down", sqlError("57P01"), 503, "2"],
  ["a database that starts", sqlError("57P03"), 503, "2"],
  ["a connection that broke", sqlError("08006"), 503, "2"],
  ["a database that is not there", sqlError("ECONNREFUSED"), 503, "2"],
  ["the same below the ORM", new Error("query failed", { cause: sqlError("ECONNREFUSED") }), 503, "2"],
  ["a connection that ended under a query", new Error("Connection terminated unexpectedly"), 503, "2"],
  ["a number beyond a column's range", sqlError("22003"), 400, null],
  ["a NUL on its way to the database", sqlError("22021"), 400, null],
  ["a fault of ours", sqlError("23505"), 500, null],
  ["what is no error at all", "x", 500, null],
])("%s", async (_, error, status, retryAfter) => {
  const response = problemResponse(error, "r");
  expect(response.status).toBe(status);
  expect(response.headers.get("retry-after")).toBe(retryAfter);
  expect(await response.json()).toMatchObject({ status, requestId: "r" });
});
