// A chat server as a Node user would begin one: the same frames as Parley's, in memory, without rules, passwords,
// limits or storage. The argument is the port.
import { WebSocketServer } from "ws";

const rooms = new Map();
const lengths = new Map();

const frame = (type, data) => ({ type, status: "success", data });

function relayed(socket, data) {
  const to = data.to;
  const seq = (lengths.get(to) ?? 0) + 1;
  lengths.set(to, seq);
  const message = {
    id: `${to}.${seq}`,
    chat_id: to,
    seq,
    rev: seq,
    sender_id: socket.id,
    content: data.content,
    type: "text",
    timestamp: Date.now(),
    reply_to: null,
    is_deleted: false,
    reactions: {},
  };
  const told = { chat_id: to, message };
  const event = JSON.stringify(frame("message", told));
  for (const receiver of rooms.get(to)) {
    if (receiver !== socket) {
      receiver.send(event);
    }
  }
  return told;
}

const requests = {
  register(socket) {
    socket.id = `u${rooms.size}`;
    rooms.set(socket.id, [socket]);
    return { id: socket.id };
  },
  create_group(socket) {
    const group = `g${rooms.size}`;
    rooms.set(group, [socket]);
    return { id: group, invite_code: group };
  },
  join_group(socket, data) {
    rooms.get(data.invite_code).push(socket);
    return {};
  },
  message: relayed,
};

const server = new WebSocketServer({ port: Number(process.argv[2]) });
server.on("connection", (socket) => {
  socket.on("message", (text) => {
    const request = JSON.parse(text);
    const data = requests[request.type](socket, request.data);
    socket.send(JSON.stringify({ ...frame(request.type, data), id: request.id }));
  });
  socket.send(JSON.stringify({ type: "hello", status: "success" }));
});
