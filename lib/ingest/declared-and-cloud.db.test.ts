import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push, wipe } from "./testing.ts";

await testDatabase();
beforeEach(wipe);

const assetsNow = () =>
  sql<{
    kind: string;
    name: string;
    live: boolean;
  }>`select kind::text, name, live from asset order by kind::text, name`;
const arn = (rest: string) => `arn:aws:ecs:eu-west-1:123456789012:${rest}`;

describe("what is only declared", () => {
  it("manifests make a source and nothing that lives", async () => {
    const manifest = `apiVersion: v1
kind: Pod
metadata: { name: cart }
spec: { containers: [{ name: c, image: "registry.example/cart:1" }] }
---
apiVersion: v1
kind: Service
metadata: { name: cart }
`;
    const ci = await collector("ci");
    const delivery = await push(ci, Buffer.from(manifest), { subjects: ["source:git.example/shop"] });
    expect(delivery.state).toBe("unchanged");
    expect((await assetsNow()).map(({ kind }) => kind)).toEqual(["source"]);
  });
});

describe("clusters that run on machines nobody can name", () => {
  it("keeps a Fargate container with its task family and image", async () => {
    const tasks = [
      {
        taskArn: arn("task/shop/t1"),
        clusterArn: arn("cluster/shop"),
        taskDefinitionArn: arn("task-definition/cart:7"),
        containers: [
          {
            name: "cart",
            image: "registry.example/cart:1",
            imageDigest: `sha256:${"a".repeat(64)}`,
            runtimeId: "t1-1",
            lastStatus: "RUNNING",
          },
        ],
      },
    ];
    const delivery = await push(
      await collector("ecs"),
      { tasks, failures: [] },
      { subjects: ["cluster:shop"] },
    );
    expect(delivery.state).toBe("applied");
    expect((await assetsNow()).map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      expect.arrayContaining(["cluster shop", "container cart", "workload cart"]),
    );
    const [row] = await sql<{ kind: string; repository: string }>`
      select w.object_kind as kind, r.name as repository from container_detail c
      join workload_detail w on w.asset_id = c.workload_id join image_detail i on i.asset_id = c.image_id
      join asset r on r.id = i.repository_id`;
    expect(row).toMatchObject({ kind: "EcsTaskFamily" });
    expect(row!.repository).toContain("cart");
  });
});
