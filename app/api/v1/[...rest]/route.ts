import { AppError } from "@/lib/model/errors";
import { problemResponse } from "@/lib/server/problem";

/** Every address below `/api/v1` that is none of the contract's. */
async function nothing(request: Request): Promise<Response> {
  return problemResponse(new AppError("NOT_FOUND", "There is nothing at this address."), request);
}

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
