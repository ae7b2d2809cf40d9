import { change, existing, make, type Projectors, put } from "./projector.ts";
import { ROW } from "./row-refs.ts";

export const noteRegister: Projectors<"NoteRegister"> = {
  NotesIssued: {
    needs: ({ args }) => [ROW.note(args.note), ROW.notePosition(args.note, args.holder)],
    apply: ({ args }, rows) => {
      const { note: colour, pool, holder } = args;
      const ref = ROW.note(colour);
      const note = rows.find(ref) ?? { colour, pool, issued: 0n, principalPaid: 0n, interestPaid: 0n };
      const positionRef = ROW.notePosition(colour, holder);
      const held = rows.find(positionRef)?.face ?? 0n;
      return [
        put(ref, { ...note, issued: note.issued + args.face }),
        put(positionRef, { colour, holder, pool, face: held + args.face }),
      ];
    },
  },
  NotesTransferred: {
    needs: ({ args }) => [
      ROW.noteTransfer(args.transfer),
      ROW.notePosition(args.note, args.from),
      ROW.notePosition(args.note, args.to),
    ],
    apply: ({ args, place }, rows) => {
      const { note: colour, pool, from, to, face, dataRoot } = args;
      const [fromRef, toRef] = [ROW.notePosition(colour, from), ROW.notePosition(colour, to)];
      const received = rows.find(toRef)?.face ?? 0n;
      return [
        make(rows, ROW.noteTransfer(args.transfer), {
          id: args.transfer,
          colour,
          pool,
          from,
          to,
          face,
          dataRoot,
          place,
        }),
        change(rows, fromRef, { face: existing(rows, fromRef).face - face }),
        put(toRef, { colour, holder: to, pool, face: received + face }),
      ];
    },
  },
  Distributed: {
    needs: ({ args }) => [ROW.note(args.note), ROW.pool(args.pool)],
    apply: ({ args, place }, rows) => {
      const note = existing(rows, ROW.note(args.note));
      const pool = existing(rows, ROW.pool(args.pool));
      const { principal, interest, valueDate, dataRoot } = args;
      return [
        put(ROW.distribution(place), {
          colour: args.note,
          pool: args.pool,
          principal,
          interest,
          valueDate,
          dataRoot,
          place,
        }),
        put(ROW.note(args.note), {
          ...note,
          principalPaid: note.principalPaid + principal,
          interestPaid: note.interestPaid + interest,
        }),
        put(ROW.pool(args.pool), {
          ...pool,
          paid: { principal: pool.paid.principal + principal, interest: pool.paid.interest + interest },
        }),
      ];
    },
  },
};
