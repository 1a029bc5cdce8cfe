import type { Contract } from "./contract.ts";
import type { Grade } from "./grade.ts";
import { gradeOfAnswer } from "./property.ts";

/** What a contract holds, as far as a report shows which of it was judged. */
export interface ContractMap {
  operations: readonly {
    id: string;
    method: string;
    address: string;
    grade: Grade;
    answers: readonly { status: number; grade: Grade; place: string }[];
  }[];
  rules: readonly { id: string; statement: string; grade: Grade; place: string }[];
}

const drawn = new WeakMap<Contract, ContractMap>();

/** The operations with their answers and the rules, each with its grade. */
export function mapOf(contract: Contract): ContractMap {
  const map = drawn.get(contract) ?? draw(contract);
  drawn.set(contract, map);
  return map;
}

function draw(contract: Contract): ContractMap {
  return {
    operations: [...contract.operations.values()].map((operation) => ({
      id: operation.id,
      method: operation.method,
      address: operation.address,
      grade: operation.provenance?.grade ?? "chosen",
      answers: [...operation.responses].map(([status, part]) => ({
        status,
        grade: gradeOfAnswer(contract, operation, status).grade,
        place: contract.placeOf(part.path),
      })),
    })),
    rules: [...contract.rules.values()].map(({ id, statement, provenance }) => ({
      id,
      statement,
      grade: provenance.grade,
      place: contract.placeOfRule(id),
    })),
  };
}
